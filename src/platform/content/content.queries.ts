import { array, bytea, execute, int8, list, nullable, text, timestamp, uuid } from '../database/index.ts'

/** Rows whose sealed bytes stand one after the other in `data`: one binary parameter instead of an array of escaped texts. */
export const insertRowContents = execute({
  contentIds: array(uuid()),
  lengths: array(int8),
  keyIds: array(text()),
  wrappedKeys: array(bytea),
  offsets: array(int8),
  sealedLengths: array(int8),
  data: bytea,
})`
  INSERT INTO content (content_id, store, sealed_length, length, key_id, wrapped_key, data)
  SELECT item.content_id, 'row', item.sealed_length, item.length, item.key_id, item.wrapped_key,
    substring(${'data'} FROM (item.start + 1)::int FOR item.sealed_length::int)
  FROM unnest(${'contentIds'}, ${'lengths'}, ${'keyIds'}, ${'wrappedKeys'}, ${'offsets'}, ${'sealedLengths'})
    AS item (content_id, length, key_id, wrapped_key, start, sealed_length)`

export const insertBlobContents = execute({
  contentIds: array(uuid()),
  objects: array(text()),
  lengths: array(int8),
  keyIds: array(text()),
  wrappedKeys: array(bytea),
  sealedLengths: array(int8),
})`
  INSERT INTO content (content_id, store, object, sealed_length, length, key_id, wrapped_key)
  SELECT item.content_id, 'blob', item.object, item.sealed_length, item.length, item.key_id, item.wrapped_key
  FROM unnest(${'contentIds'}, ${'objects'}, ${'lengths'}, ${'keyIds'}, ${'wrappedKeys'}, ${'sealedLengths'})
    AS item (content_id, object, length, key_id, wrapped_key, sealed_length)`

/** Contents that are here; one that was removed has no row. */
export const listContents = list(
  { contentIds: array(uuid()) },
  { contentId: uuid(), object: nullable(text()), sealedLength: int8, length: int8, keyId: text(), wrappedKey: bytea, data: nullable(bytea) },
)`
  SELECT content.content_id, content.object, content.sealed_length, content.length, content.key_id, content.wrapped_key, content.data
  FROM content WHERE content.content_id = ANY(${'contentIds'}) AND content.store <> 'removed'`

export const updateRemovedContents = execute({ contentIds: array(uuid()), now: timestamp })`
  UPDATE content SET store = 'removed', object = NULL, data = NULL, wrapped_key = '', removed_at = ${'now'}
  WHERE content.content_id = ANY(${'contentIds'}) AND content.store <> 'removed'`

/** Which of these blobs a row names. */
export const listNamedObjects = list({ objects: array(uuid()) }, { contentId: uuid() })`
  SELECT content.content_id FROM content WHERE content.content_id = ANY(${'objects'}) AND content.store = 'blob'`

/** Everything that rows name in the store: several contents may share one. */
export const listObjects = list({}, { object: nullable(text()) })`
  SELECT DISTINCT content.object FROM content WHERE content.store = 'blob'`
