export default async () => (await import('./start.ts')).stopShared();
