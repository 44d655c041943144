import { array, boolean, bytea, change, execute, int4, list, text, uuid } from '../database/index.ts'

export const insertMasterKeys = execute({ keyIds: array(text()) })`
  INSERT INTO master_keys (key_id) SELECT * FROM unnest(${'keyIds'}) ON CONFLICT DO NOTHING`

export const listMasterKeys = list({}, { keyId: text() })`SELECT master_keys.key_id FROM master_keys ORDER BY master_keys.key_id`

export const deleteMasterKeys = execute({ keyIds: array(text()) })`DELETE FROM master_keys WHERE master_keys.key_id = ANY(${'keyIds'})`

/** A page of all contents, those that were removed among them: a page's statement takes the same time wherever it begins. */
export const listWrappedKeys = list({ after: uuid(), limit: int4 }, { contentId: uuid(), keyId: text(), wrappedKey: bytea, isRemoved: boolean })`
  SELECT content.content_id, content.key_id, content.wrapped_key, content.store = 'removed' AS is_removed
  FROM content WHERE content.content_id > ${'after'} ORDER BY content.content_id LIMIT ${'limit'}`

/** Only where the key is still the one that was read: a content that was removed meanwhile gets no key again. */
export const updateWrappedKeys = change(
  { contentIds: array(uuid()), before: array(bytea), keyIds: array(text()), wrappedKeys: array(bytea) },
  { contentId: uuid() },
)`
  UPDATE content SET key_id = item.key_id, wrapped_key = item.wrapped_key
  FROM unnest(${'contentIds'}, ${'before'}, ${'keyIds'}, ${'wrappedKeys'}) AS item (content_id, before, key_id, wrapped_key)
  WHERE content.content_id = item.content_id AND content.wrapped_key = item.before
  RETURNING content.content_id`
