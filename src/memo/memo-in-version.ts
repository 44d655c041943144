import type { Memo, MemoHeader, MemoSender, MemoVersion } from './memo.ts'
import { characters, valueTypes } from './value-types.ts'

const longestNotification = valueTypes.notification150.maxLength
const ellipsis = '…'
const graphemes = new Intl.Segmenter('da', { granularity: 'grapheme' })

/** Cuts between what is seen as characters: no accent and no emoji is torn apart. */
function shorten(text: string): string {
  if (characters(text) <= longestNotification) return text
  let kept = ''
  let room = longestNotification - ellipsis.length
  for (const { segment } of graphemes.segment(text)) {
    room -= characters(segment)
    if (room < 0) break
    kept += segment
  }
  return kept.trimEnd() + ellipsis
}

/** 1.1 knows no representative; who answers for the content comes nearest, unless somebody is named there. */
function withoutRepresentative({ representative, ...sender }: MemoSender): MemoSender {
  const { representativeId, label } = representative ?? {}
  if (sender.attentionData?.contentResponsible !== undefined || (representativeId === undefined && label === undefined)) return sender
  const contentResponsible = {
    ...(representativeId === undefined ? {} : { contentResponsibleId: representativeId }),
    ...(label === undefined ? {} : { label }),
  }
  return { ...sender, attentionData: { ...sender.attentionData, contentResponsible } }
}

function header11({ notification, ...header }: MemoHeader): MemoHeader {
  return { ...header, ...(notification === undefined ? {} : { notification: shorten(notification) }), sender: withoutRepresentative(header.sender) }
}

/**
 * A letter as the other version can say it (exchange.md §1). To 1.2 nothing changes. To 1.1 the notification is shortened to 150
 * characters and the sender's representative becomes `ContentResponsible` when that is free; the rest that 1.1 has no place for
 * is left out in writing.
 */
export function memoInVersion<F>(memo: Memo<F>, version: MemoVersion): Memo<F> {
  return { ...memo, version, header: version === '1.1' ? header11(memo.header) : memo.header }
}
