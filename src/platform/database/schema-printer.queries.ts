import { boolean, nullable, text } from './column-types.ts'
import { list } from './statement.ts'

/** Tables, partitioned tables and partitions of the program's schema. */
export const listTables = list({}, { name: text(), partitionKey: nullable(text()), parent: nullable(text()), bound: nullable(text()) })`
  SELECT tables.relname::text AS name,
         CASE WHEN tables.relkind = 'p' THEN pg_get_partkeydef(tables.oid) END AS partition_key,
         parents.relname::text AS parent,
         pg_get_expr(tables.relpartbound, tables.oid) AS bound
  FROM pg_class AS tables
  LEFT JOIN pg_inherits ON pg_inherits.inhrelid = tables.oid
  LEFT JOIN pg_class AS parents ON parents.oid = pg_inherits.inhparent
  WHERE tables.relnamespace = 'public'::regnamespace AND tables.relkind IN ('r', 'p')
  ORDER BY tables.relname`

/** Columns in their order; partitions have those of their parents. Storage and collation only where they are not the type's own. */
export const listColumns = list(
  {},
  {
    table: text(),
    name: text(),
    type: text(),
    notNull: boolean,
    defaultValue: nullable(text()),
    identity: boolean,
    collation: nullable(text()),
    storage: nullable(text()),
  },
)`
  SELECT tables.relname::text AS "table", columns.attname::text AS name, format_type(columns.atttypid, columns.atttypmod) AS type,
         columns.attnotnull AS not_null, pg_get_expr(defaults.adbin, defaults.adrelid) AS default_value,
         columns.attidentity <> '' AS identity,
         CASE WHEN columns.attcollation <> types.typcollation THEN collations.collname::text END AS collation,
         CASE WHEN columns.attstorage <> types.typstorage
              THEN CASE columns.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END AS storage
  FROM pg_attribute AS columns
  JOIN pg_class AS tables ON tables.oid = columns.attrelid
  JOIN pg_type AS types ON types.oid = columns.atttypid
  LEFT JOIN pg_attrdef AS defaults ON defaults.adrelid = columns.attrelid AND defaults.adnum = columns.attnum
  LEFT JOIN pg_collation AS collations ON collations.oid = columns.attcollation
  WHERE tables.relnamespace = 'public'::regnamespace AND tables.relkind IN ('r', 'p') AND NOT tables.relispartition
    AND columns.attnum > 0 AND NOT columns.attisdropped
  ORDER BY tables.relname, columns.attnum`

/** NOT NULL stands with its column: only later versions of PostgreSQL have a constraint for it. */
export const listConstraints = list({}, { table: text(), name: text(), definition: text() })`
  SELECT tables.relname::text AS "table", constraints.conname::text AS name, pg_get_constraintdef(constraints.oid) AS definition
  FROM pg_constraint AS constraints
  JOIN pg_class AS tables ON tables.oid = constraints.conrelid
  WHERE tables.relnamespace = 'public'::regnamespace AND NOT tables.relispartition AND constraints.contype <> 'n' AND constraints.conparentid = 0
  ORDER BY tables.relname, position(constraints.contype::text IN 'pufcx'), constraints.conname`

/** Indexes of their own, not those of constraints or partitions. */
export const listIndexes = list({}, { table: text(), definition: text() })`
  SELECT tables.relname::text AS "table", pg_get_indexdef(indexes.indexrelid) AS definition
  FROM pg_index AS indexes
  JOIN pg_class AS tables ON tables.oid = indexes.indrelid
  JOIN pg_class AS index_tables ON index_tables.oid = indexes.indexrelid
  WHERE tables.relnamespace = 'public'::regnamespace AND NOT tables.relispartition
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE pg_constraint.conindid = indexes.indexrelid AND pg_constraint.contype IN ('p', 'u', 'x'))
  ORDER BY tables.relname, index_tables.relname`

/** What else a migration may have made: it is at least named, so that it cannot differ unseen. */
export const listOtherObjects = list({}, { kind: text(), name: text() })`
  SELECT others.kind, others.name
  FROM (
    SELECT 'relation ' || pg_class.relkind::text AS kind, pg_class.relname::text AS name
    FROM pg_class
    WHERE pg_class.relnamespace = 'public'::regnamespace AND pg_class.relkind NOT IN ('r', 'p', 'i', 'I', 't')
    UNION ALL
    SELECT 'function', pg_proc.oid::regprocedure::text || ' ' || md5(pg_proc.prosrc)
    FROM pg_proc
    WHERE pg_proc.pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'trigger', pg_get_triggerdef(pg_trigger.oid)
    FROM pg_trigger
    WHERE NOT pg_trigger.tgisinternal
    UNION ALL
    SELECT 'type ' || pg_type.typtype::text, pg_type.typname::text
    FROM pg_type
    WHERE pg_type.typnamespace = 'public'::regnamespace AND pg_type.typtype IN ('e', 'd', 'r')
    UNION ALL
    SELECT 'extension', pg_extension.extname::text
    FROM pg_extension
    WHERE pg_extension.extname <> 'plpgsql'
  ) AS others
  ORDER BY others.kind, others.name`
