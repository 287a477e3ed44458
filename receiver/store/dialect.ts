import { type RawBuilder, sql } from 'kysely';

export type ColumnType = 'text' | 'bigint';

type Value = string | number | null;

/** Statements over many values whose text does not depend on how many there are, so that they stay prepared. */
export interface Dialect {
  /** A table named `given` with these columns, to select from. */
  rows(columns: Readonly<Record<string, ColumnType>>, rows: readonly (readonly Value[])[]): RawBuilder<unknown>;
  /** True if a column holds one of the values. */
  isOneOf(column: string, type: ColumnType, values: readonly Value[]): RawBuilder<boolean>;
  /** The table of deliveries, where only their numbers and ids are read: without their bodies. */
  deliveryIds: RawBuilder<unknown>;
}

/** One JSON parameter: https://sqlite.org/json1.html#jeach */
export const sqliteDialect: Dialect = {
  rows: (columns, rows) => {
    const selected = Object.keys(columns).map((name, index) => sql`value ->> ${sql.lit(index)} as ${sql.ref(name)}`);
    return sql`(select ${sql.join(selected)} from json_each(${JSON.stringify(rows)})) as given`;
  },
  isOneOf: (column, _type, values) =>
    sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
  // Left to itself, SQLite reads the rows, of which a page holds two.
  deliveryIds: sql`deliveries indexed by deliveries_keys`,
};

/** One array for each column. */
export const postgresDialect: Dialect = {
  rows: (columns, rows) => {
    const names = Object.keys(columns);
    const arrays = names.map((name, index) =>
      arrayOf(
        columns[name] ?? 'text',
        rows.map((row) => row[index] ?? null),
      ),
    );
    return sql`unnest(${sql.join(arrays)}) as given(${sql.join(names.map((name) => sql.ref(name)))})`;
  },
  isOneOf: (column, type, values) => sql`${sql.ref(column)} = any(${arrayOf(type, values)})`,
  deliveryIds: sql`deliveries`,
};

function arrayOf(type: ColumnType, values: readonly Value[]): RawBuilder<unknown> {
  return sql`${values}::${sql.raw(type)}[]`;
}
