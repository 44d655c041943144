/** What does not fit, by witness; the sentence is printed by `brevdue check`. */
export const gapTexts = {
  'key.missing': 'letter_keys has lost what the letter says: its messageUUID could be used again',
  'key.unexpected': 'letter_keys says what the letter does not say',
  'letter.missing': 'other tables tell of a letter that is not in letters',
  'content.missing': 'the message as received is gone, cut or of another length',
  'content.unexpected': 'the content has another length than the letter that was accepted',
  'content.unreadable': 'the content cannot be opened',
  'content.changed': 'the content is not what was accepted',
  'content.removed': 'the message was deleted though no receiver system is known to have taken the letter',
  'header.missing': 'what was read from the letter is gone',
  'header.unexpected': 'a header without a reading of the letter',
  'header.changed': 'the header says something else than the content',
  'decision.missing': 'a decision is gone, or was never made: what follows when a receiver system does not take a letter',
  'decision.unexpected': 'a decision follows one that was final',
  'receipt.missing': 'a decision was not told to the sender',
  'receipt.unexpected': 'a receipt tells of no decision',
  'receipt.lost': 'a receipt was neither handed out nor waits to be pulled',
  'receipt.stray': 'a receipt stands on the list of a system that it is not for',
  'entry.missing': 'the letter is not in the mailbox that was decided',
  'entry.unexpected': 'the letter is in a mailbox without a decision',
  'entry.changed': 'the mailbox shows something else than the letter says',
  'delivery.missing': 'the delivery to the receiver system that was decided is gone',
  'delivery.unexpected': 'a delivery to a receiver system without a decision',
  'hand-over.missing': 'the letter neither waits for the receiver system nor was taken by it',
  'hand-over.unexpected': 'the letter waits for a receiver system, or was taken by one, once too often',
  'hand-over.wrong': 'the letter waits to be fetched by a system that is called, or to be pushed to one that fetches',
  'undeliverable.missing': 'no system took the letter, and it is not on the list of undeliverable letters',
  'undeliverable.unexpected': 'the letter is on the list of undeliverable letters without a decision',
  'work.missing': 'nothing is planned for a letter that waits',
  'work.unexpected': 'work is planned that no decision asks for',
  'work.stuck': 'work on the letter failed so often that it was set aside: the log says why',
  'message.missing': 'the letter did not leave the way that was decided',
  'message.unexpected': 'the letter left on a way that was not decided',
  'event.missing': 'an event is missing in the log',
  'event.unexpected': 'the log tells of something that did not happen',
  'container.pack.missing': 'the letters of a container are gone before they were taken in',
  'container.pack.unreadable': 'the letters of a container that are still to be taken in cannot be opened',
  'container.key.missing': 'container_keys has lost a container: the same bytes would be taken in as another',
  'container.parts.wrong': 'the parts of a container are not all its entries, or stand elsewhere than it is said to be',
  'container.letters.wrong': 'there are not as many letters of a container as were taken in',
  'mailing.missing': 'a container is to be let go step by step, but nobody knows the mailing any more',
  'mailing.state.wrong': 'a mailing says that it is elsewhere than its letters are',
  'mailing.changes.missing': 'not every change of a mailing is told',
  'container.faults.wrong': 'not every entry that became no letter, or was rejected, is named',
  'place.none': 'the letter is in no final and no waiting state',
  'place.several': 'the letter is in more than one final or waiting state',
} as const

export type GapCode = keyof typeof gapTexts

/** A letter with what is wrong with it. */
export interface Gap {
  /** Undefined for a container, and for a receipt whose letter nobody knows any more. */
  readonly letterId: string | undefined
  readonly code: GapCode
  /** Ids and codes of the case; never a name, number or title. */
  readonly detail: string
}

/** Witnesses of which there must be exactly those that follow from the others. */
export type Account = 'key' | 'content' | 'header' | 'decision' | 'receipt' | 'entry' | 'delivery' | 'hand-over' | 'undeliverable' | 'work' | 'message' | 'event'

/** What must be there and what is there, each described by the facts that both must share. */
export interface Comparison {
  readonly account: Account
  readonly expected: readonly string[]
  readonly found: readonly string[]
}

/** What of `these` is left when each of `those` takes one away. */
function without(these: readonly string[], those: readonly string[]): string[] {
  const left = [...those]
  return these.filter((one) => {
    const place = left.indexOf(one)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}

/** Names everything that is missing and everything that is too many. */
export function compare(letterId: string, { account, expected, found }: Comparison): Gap[] {
  const missing = without(expected, found).map((detail): Gap => ({ letterId, code: `${account}.missing`, detail }))
  const unexpected = without(found, expected).map((detail): Gap => ({ letterId, code: `${account}.unexpected`, detail }))
  return [...missing, ...unexpected]
}
