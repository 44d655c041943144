import { Temporal } from 'temporal-polyfill'
import { danishDay, sandboxNotice } from './danish-text.ts'
import type { FilledLetter } from './fill-letter.ts'
import type { Block } from './letter-template.ts'

/** The letter as one HTML page of plain elements: no scripts, no styles, nothing from elsewhere, so any allow-list lets it pass. */
export function letterHtml(letter: FilledLetter): string {
  const { sender, recipientName, date } = letter.occasion
  const address = [sender.name, ...sender.addressLines, `Telefon ${sender.telephone}`].map(escaped).join('<br>')
  const action = letter.action === undefined ? [] : [`<p><a href="${escaped(letter.action.url)}">${escaped(letter.action.label)}</a></p>`]
  const { name, title } = letter.signedBy
  return [
    '<!DOCTYPE html>',
    '<html lang="da">',
    `<head><meta charset="utf-8"><title>${escaped(letter.title)}</title></head>`,
    '<body>',
    `<p>${address}</p>`,
    `<p>${escaped(recipientName)}</p>`,
    `<p>${danishDay(Temporal.PlainDate.from(date))}<br>Sagsnr. ${letter.caseNumber}</p>`,
    `<h1>${escaped(letter.title)}</h1>`,
    ...letter.body.map(blockHtml),
    ...action,
    `<p>Med venlig hilsen</p>`,
    `<p>${escaped(name)}<br>${escaped(title)}<br>${escaped(sender.name)}</p>`,
    `<p><small>${sandboxNotice}</small></p>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function blockHtml(block: Block): string {
  if (typeof block === 'string') return `<p>${escaped(block)}</p>`
  if ('heading' in block) return `<h2>${escaped(block.heading)}</h2>`
  if ('points' in block) return `<ul>\n${block.points.map((point) => `<li>${escaped(point)}</li>`).join('\n')}\n</ul>`
  const rows = block.facts.map(([label, value]) => `<tr><th scope="row">${escaped(label)}</th><td>${escaped(value)}</td></tr>`)
  return `<table>\n${rows.join('\n')}\n</table>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
