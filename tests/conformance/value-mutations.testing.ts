import { full, onBoth, small, type Mutation } from './mutation.testing.ts'

/** Puts values into one element of the full letter. */
const values = (element: string, present: string, candidates: readonly string[]): Mutation[] =>
  onBoth(
    full,
    candidates.map((candidate) => [`<${element}>${present}<`, `<${element}>${candidate}<`] as const),
  )

const lengths = (characters: readonly number[]): string[] =>
  characters.flatMap((count) => ['x'.repeat(count), 'ø'.repeat(count), '😀'.repeat(count), ` ${'x'.repeat(count - 1)}`])

const booleans = [
  'true', 'false', '1', '0', ' true ', '\n0\t', 'TRUE', '', ' ', '&#32;', '&#x31;', '<!-- x -->', '<?x y?>', '<![CDATA[]]>',
  '<![CDATA[ ]]>', '<![CDATA[true]]>', 't<!-- -->rue', 'yes', '\u00A01', '01',
]

const dates = [
  '2025-09-15', '2025-09-15Z', '2025-09-15+02:00', '2025-09-15+14:00', '2025-09-15-14:00', '2025-09-15+14:01', '2025-09-15+13:60',
  '2025-09-15-00:00',
  '2025-9-15', '2025-02-29', '2024-02-29', '1900-02-29', '2000-02-29', '-0004-02-29', '-0003-02-29', '0000-01-01', '-0000-01-01',
  '-0001-01-01', '12025-01-01', '02025-01-01',
  '12000-02-29', '12100-02-29', '999999999999-01-01', '+2025-01-01', ' 2025-09-15', '2025-09-15 ', '2025-09-15\n', '2025-09-15T00:00:00',
  '2025-13-01', '2025-00-01', '2025-01-00', '2025-01-32', '2025-04-31',
  '2025-09-15+2:00', '2025-09-15+02', '2025-09-15z', '2025-09-15 Z', '202-01-01', '', '15-09-2025', '2025/09/15', '２025-09-15',
  '<![CDATA[2025-09-15]]>', '2025-<!-- x -->09-15', '2025&#45;09-15',
]

const dateTimes = [
  'T24:00:00Z', 'T24:00:00.0Z', 'T24:00:01Z', 'T24:00:00.1Z', 'T24:01:00Z', 'T23:59:59.999Z', 'T23:59:60Z',
  'T12:00:00.123456789012345678901234567890Z', 'T12:00:00.Z', 'T12:00Z', 'T12:00:00', 'T12:00:00+00:00',
  'T12:00:00-00:00', 'T12:00:00z', 't12:00:00Z', ' 12:00:00Z', 'T25:00:00Z', 'T12:60:00Z', 'T1:00:00Z', 'T12:00:0Z', 'T12:00:000Z',
  'T12:00:00,5Z', 'T12:00:00ZZ', 'T12:00:00 Z', 'T12:00:00Z ', 'T12:00:00Z\n', 'T12:00:00+01:00Z', 'Z', '',
].flatMap((time) => [`2026-01-05${time}`])

const numbers = [
  '1', '0', '-1', '-0', '+5', '0001', '9999999999', '10000000000', '9999999999999', '10000000000000', '1.0', '1e3', '', ' 7', '7 ',
  '00000000009999999999', '-9223372036854775808', '-9223372036854775809',
  '-99999999999999999999999999999', '9223372036854775808', '000000000000000000000000000000000001', '0x10', '1 2', '--1', '+', '-', '1_0',
  '٣', '<![CDATA[12]]>',
]

const uris = [
  '', 'https://a.example', 'a b', 'a%zz', 'a%20b', '%', 'a%4', 'http://[::1]/', 'http://[::1', 'http://[]/', 'http://[x]y/', 'http://a:b/',
  'http://a:80/', 'http://a:/', 'http://a:99999999999/', 'http://a:2147483647/', '//a/b',
  'a#b#c', 'a?b?c', 'a#b?c/[x]', 'a?[x]', 'a[b', 'a]b', '1:b', 'a:b', ':b', 'a:', '  https://a.example  ', ' a:b ',
  'https://a.example/{x}|^`', 'http://a\\b', 'mailto:x@y', 'https://', 'https:///a', 'http://u:p@b/', 'http://u@b@c/',
  'a/b:c', './a:b', 'urn:x:y', 'a;b=c,d', '?x', '#', '#a b', 'æ:b', 'a+b-c.d:x', '+a:b', "a'b(c)*d!$", 'http://999.2.3.4/', '~a', 'a"b',
  'a&lt;b', 'a&amp;b', 'https://%41/', 'https://a.example/blåbær', `https://${'a'.repeat(248)}`, `https://${'a'.repeat(249)}`,
  `https://${'ø'.repeat(248)}`, `https://${'ø'.repeat(249)}`, `  https://${'a'.repeat(248)} `,
]

const languages = ['d', 'dk', 'DA', ' da ', 'da\n', '1a', 'a1', 'æ', '', 'i-', 'x-', 'i', 'da-', '-a', 'dan', '&#100;a', 'd a', 'en-GB']

const contents = [
  '', ' ', 'QQ==', 'QQ=', 'QQ', 'Q', 'QQ===', 'QUI=', 'QUI', 'QUJD', 'QUJDRA==', 'QR==', 'QUJ=', 'Q Q = =', 'QUJD\n\tRA==\n',
  'QUJD\r\nQUJD\r\n', 'QUI=QUI=', '=', '====', 'QUJD=', 'QUJD==', 'QUJD====',
  'QUJD<!-- x -->QUJD', 'Q<?x y?>UJD', '<![CDATA[QUJD]]>', 'QU<![CDATA[JD]]>', '<![CDATA[]]>', 'QUJD&#x51;UJD', 'QUJD&#10;', '&#9;QUJD',
  'QUJD-_-_', 'QU!JD', 'QUJD!', '!!!!', 'æøå', 'Q!==', 'QQ!==', 'QQ=!=', 'QQ==!', 'QUJD&amp;', '\u00A0QUJD', '<x/>', '<!-- <x/> -->QUJD',
  '<![CDATA[QUJD]]><!-- -->QUJD<?x?>QUJD', 'QUJD'.repeat(5000), `${'QUJD'.repeat(19)}\n`.repeat(300), `${'QUJD'.repeat(5000)}Q`,
]

const uuids = [
  '7f0c2d11-3b5a-4e6f-9a10-5d2e8b7c6a01', '7F0C2D11-3B5A-1E6F-9A10-5D2E8B7C6A01', '7F0C2D11-3B5A-4E6F-7A10-5D2E8B7C6A01',
  ' 7F0C2D11-3B5A-4E6F-9A10-5D2E8B7C6A01', '7F0C2D11-3B5A-4E6F-9A10-5D2E8B7C6A01 ', '7F0C2D113B5A4E6F9A105D2E8B7C6A01',
  '7F0C2D11-3B5A-4E6F-BA10-5D2E8B7C6A0', '{7F0C2D11-3B5A-4E6F-9A10-5D2E8B7C6A01}', '', 'GF0C2D11-3B5A-4E6F-9A10-5D2E8B7C6A01',
]

const characters = [
  '&#0;', '&#x1F600;', '&#128512;', '&#xD800;', '&#xDFFF;', '&#xFFFE;', '&#xFFFD;', '&#x10FFFF;', '&#x110000;', '&#99999999999;', '&#1;',
  '&#9;', '&#;', '&#x;', '&#X41;', '&#x4g;', '&#0000000065;', '&#-1;', '&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&nbsp;', '&AMP;',
  '&amp', '&', '& ', '&a b;', ';',
  ']]&gt;', ']]>', ']]', ']>', '>', '"\'', '\u0001', '\u007f', '\u0080', '\uFFFE', '\uFFFF', '\uFFFD', '\u2028', '\r\n', '\r', '\t',
  '<![CDATA[<&>]]>', '<![CDATA[]]]]><![CDATA[>]]>', '<![CDATA[ ]] > ]]>', '<![CDATA[\u0001]]>', '<!-- & -->', '<!-- -- -->', '<!---->',
  '<!-->', '<!--->', '<!-- - - -->', '<!-- a --->', '<?x?>', '<? x?>', '<?xml x?>', '<?XML x?>', '<?xmlx?>', '<?x?y?>', '<?x y?z?>',
  '<?a:b c?>', '<?1?>', '<?x', '<!x>', '<![cdata[x]]>', '<!DOCTYPE x>',
]

/** Every kind of value with what it allows and what it just does not. */
export function valueMutations(): Mutation[] {
  return [
    ...values('memo:reply', 'true', booleans),
    ...values('memo:mandatory', 'true', booleans),
    ...values('memo:doNotDeliverUntilDate', '2026-01-10', dates),
    ...values('memo:createdDateTime', '2026-01-05T08:30:00Z', [...dateTimes, ...dates.map((date) => `${date}T12:00:00Z`)]),
    ...values('grd:productionUnitNumber', '1000000001', numbers),
    ...values('gln:globalLocationNumber', '5790000000001', numbers),
    ...values('memo:url', 'https://lillebaek.example/b%C3%B8rn?a=1&amp;b=2#top', uris),
    ...values('memo:language', 'da', languages),
    ...values('memo:content', 'VGlsbHlra2UgbWVkIHBsYWRzZW4h', contents),
    ...values('memo:messageUUID', '7F0C2D11-3B5A-4E6F-9A10-5D2E8B7C6A01', uuids),
    ...values('memo:messageType', 'DIGITALPOST', ['NEMSMS', 'nemsms', ' NEMSMS', '', 'DIGITALPOST ', '<![CDATA[NEMSMS]]>', 'NEM<!-- -->SMS']),
    ...values('memo:notification', 'Du har fået post om pladsen.', lengths([149, 150, 151, 159, 160, 161])),
    ...values('memo:postType', 'MYNDIGHEDSPOST', [...lengths([255, 256, 257]), '', ' ', ...characters]),
    ...values('memo:comment', 'Til orientering', lengths([511, 512, 513])),
    ...values('dmv:licenseNumber', 'XX00000', lengths([6, 7, 8])),
    ...values('memo:postType', 'MYNDIGHEDSPOST', [
      `${'x'.repeat(254)}\r\n`, `${'x'.repeat(254)}\r\nx`, `${'x'.repeat(254)}&#13;&#10;`,
      `${'x'.repeat(255)}&#13;&#10;`, `${'x'.repeat(255)}&amp;`, `${'x'.repeat(256)}<!-- x -->`,
    ]),
    ...onBoth(small, [['<memo:filename>Brev.pdf<', '<memo:filename><']]),
  ]
}
