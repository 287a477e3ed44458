import { type ColumnDataType, type ColumnDefinitionBuilder, type RawBuilder, sql } from 'kysely';

/** What columns are called on an engine, where engines differ. */
export interface ColumnTypes {
  /** Milliseconds since 1970. */
  time: ColumnDataType;
  bytes: ColumnDataType;
  /** Rows are found by their sequence number: no index over random ids is kept. */
  isSequential: boolean;
  /** A primary key that grows with every row. */
  sequence: { type: ColumnDataType; build(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder };
  /** The text of a member of the object that a column holds as JSON. */
  memberOf(column: string, member: string): RawBuilder<string>;
}

export const sqliteTypes: ColumnTypes = {
  time: 'integer',
  bytes: 'blob',
  isSequential: true,
  sequence: { type: 'integer', build: (column) => column.primaryKey().autoIncrement() },
  memberOf: (column, member) => sql`json_extract(${sql.ref(column)}, ${`$.${member}`})`,
};

export const postgresTypes: ColumnTypes = {
  time: 'bigint',
  bytes: 'bytea',
  isSequential: false,
  sequence: { type: 'bigint', build: (column) => column.primaryKey().generatedByDefaultAsIdentity() },
  memberOf: (column, member) => sql`(${sql.ref(column)}::json)->>${member}::text`,
};
