import { Temporal } from 'temporal-polyfill'
import { danishDay, sandboxNotice } from './danish-text.ts'
import type { FilledLetter } from './fill-letter.ts'
import type { Block } from './letter-template.ts'

const lineWidth = 76

/** The letter as plain text, lines of at most 76 characters. */
export function letterText(letter: FilledLetter): string {
  const { sender, recipientName, date } = letter.occasion
  const head = [sender.name, ...sender.addressLines, `Telefon ${sender.telephone}`, '', recipientName, '', danishDay(Temporal.PlainDate.from(date)), `Sagsnr. ${letter.caseNumber}`]
  const action = letter.action === undefined ? [] : [`${letter.action.label}:\n${letter.action.url}`]
  const body = [letter.title.toUpperCase(), ...letter.body.map(blockText), ...action]
  const foot = `Med venlig hilsen\n\n${letter.signedBy.name}\n${letter.signedBy.title}\n${sender.name}`
  return `${[head.join('\n'), ...body, foot, sandboxNotice].join('\n\n')}\n`
}

function blockText(block: Block): string {
  if (typeof block === 'string') return wrapped(block)
  if ('heading' in block) return block.heading
  if ('points' in block) return block.points.map((point) => wrapped(point, '- ', '  ')).join('\n')
  const labelWidth = Math.max(...block.facts.map(([label]) => label.length)) + 2
  return block.facts.map(([label, value]) => `${`${label}:`.padEnd(labelWidth)}${value}`).join('\n')
}

function wrapped(text: string, first = '', next = ''): string {
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    if (line.length + word.length > lineWidth) {
      lines.push(line.trimEnd())
      line = next
    }
    line += `${word} `
  }
  return [...lines, line.trimEnd()].join('\n')
}
