/** Imported before everything else: on an older Node the store's database is missing, and the message would be about that. */
const needed = 24;
const present = process.versions.node;

if (Number.parseInt(present, 10) < needed) {
  process.stderr.write(
    `Ticketwire needs Node.js ${needed} or newer; this is ${present}. In a clone, 'npm start' brings it along.\n`,
  );
  process.exit(1);
}
