import { array, execute, find, int4, int8, json, list, machineTimestamp, text } from '../../platform/database/index.ts'
import type { Measure } from './measure.ts'

const samples = { minute: machineTimestamp, measures: array(text<Measure>()), labels: array(json<readonly string[]>()), values: array(int8) }

/** Adds what one process counted to what others did. Sorted by the caller, so that two processes never wait for each other in a circle. */
export const addCounted = execute(samples)`
  INSERT INTO operation_minutes (minute, measure, labels, value)
  SELECT ${'minute'}, item.measure, item.labels, item.value
  FROM unnest(${'measures'}, ${'labels'}, ${'values'}) AS item (measure, labels, value)
  ON CONFLICT (minute, measure, labels) DO UPDATE SET value = operation_minutes.value + excluded.value`

/** Keeps the highest that a process saw. Sorted likewise. */
export const keepHighest = execute(samples)`
  INSERT INTO operation_minutes (minute, measure, labels, value)
  SELECT ${'minute'}, item.measure, item.labels, item.value
  FROM unnest(${'measures'}, ${'labels'}, ${'values'}) AS item (measure, labels, value)
  ON CONFLICT (minute, measure, labels) DO UPDATE SET value = greatest(operation_minutes.value, excluded.value)`

export const deleteMinutes = execute({ before: machineTimestamp })`
  DELETE FROM operation_minutes WHERE operation_minutes.minute < ${'before'}`

/** The samples of a time, gathered into spans of equal width: of each measure the sum, the highest, and in how many minutes it was written. */
export const listSpans = list(
  { since: machineTimestamp, until: machineTimestamp, widthMs: int8 },
  { span: int4, measure: text<Measure>(), labels: json<readonly string[]>(), total: int8, highest: int8, minutes: int4 },
)`
  SELECT floor(extract(epoch FROM operation_minutes.minute - ${'since'}) * 1000 / ${'widthMs'})::int4 AS span, operation_minutes.measure,
    operation_minutes.labels, sum(operation_minutes.value)::int8 AS total, max(operation_minutes.value) AS highest, count(*)::int4 AS minutes
  FROM operation_minutes
  WHERE operation_minutes.minute >= ${'since'} AND operation_minutes.minute < ${'until'}
  GROUP BY 1, 2, 3
  ORDER BY 1, 2, 3`

/** The newest value of a measure without labels, not older than `since`. */
export const findNewest = find({ measure: text<Measure>(), since: machineTimestamp }, { minute: machineTimestamp, value: int8 })`
  SELECT operation_minutes.minute, operation_minutes.value FROM operation_minutes
  WHERE operation_minutes.measure = ${'measure'} AND operation_minutes.minute >= ${'since'}
  ORDER BY operation_minutes.minute DESC LIMIT 1`
