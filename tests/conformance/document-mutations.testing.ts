import type { MemoVersion } from '../../src/memo/index.ts'
import { onBoth, small, versions, type Mutation } from './mutation.testing.ts'

const xsi = 'http://www.w3.org/2001/XMLSchema-instance'
const dataTypes = 'xmlns:dt="https://data.gov.dk/model/dataTypes/"'
const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

/** On the root element. */
const rootAttributes = [
  'xsi:type="memo:Message"', 'xsi:nil="false"', 'xsi:nil="true"', 'xsi:nil="x"', 'xsi:foo="x"', 'xsi:schemaLocation="https://DigitalPost.dk/MeMo-1 MeMo_core.xsd"', 'xsi:schemaLocation="a"', 'xsi:schemaLocation="a b c"', 'xsi:schemaLocation=""',
  'xsi:noNamespaceSchemaLocation="x.xsd"', 'xsi:noNamespaceSchemaLocation=""', 'xml:lang="da"', 'xml:space="preserve"', 'xml:id="a"', 'xml:base="http://a/"', 'foo="x"', 'memo:foo="x"', 'memo:memoVersion="1.2"', 'xmlns:q=""', 'xmlns:q="urn:q"', 'xmlns:q="not a uri %zz"', 'xmlns:q="relative"',
  'xmlns:xml="http://www.w3.org/XML/1998/namespace"', 'xmlns:xml="urn:x"', 'xmlns:xmlns="urn:x"', 'xmlns:q="http://www.w3.org/2000/xmlns/"', 'xmlns:q="http://www.w3.org/XML/1998/namespace"', 'xmlns="urn:x"', 'xmlns=""', 'xmlns:memo="https://DigitalPost.dk/MeMo-1"', 'q:foo="1"',
  `xmlns:a="${xsi}" a:schemaLocation="x y"`, `xmlns:a="${xsi}" a:schemaLocation="x y" xsi:schemaLocation="x y"`, `xmlns:a="${xsi}" a:nil="true"`, 'xmlns:a="urn:a" xmlns:b="urn:a" a:x="1" b:x="2"', 'a="1" a="1"', ':a="b"', 'xmlns:="b"', 'a:b:c="1"', 'xmlns:æ="urn:a"', 'a', 'a=b', 'a="<"', 'a="&lt;"', 'a="&x;"', 'a="&"', "a='\"'", 'xmlns:q="&#117;rn:q"', '1a="x"', 'a="\u0001"', '/', 'xsi:schemaLocation = "x y"', "xsi:schemaLocation='x y'xmlns:q='urn:q'",
]

/** On an element with a value, whose type is memoLanguageType. */
const valueAttributes = [
  `xsi:type="dt:memoLanguageType" ${dataTypes}`, `xsi:type=" dt:memoLanguageType" ${dataTypes}`, `xsi:type="dt:memoTextType" ${dataTypes}`, `xsi:type="dt:nope" ${dataTypes}`, 'xsi:type="memoLanguageType" xmlns="https://data.gov.dk/model/dataTypes/"', 'xsi:type="memoLanguageType"', 'xsi:type="dt:memoLanguageType"', 'xsi:type=""', 'xsi:type="a:b:c"',
  'xsi:type="xs:language" xmlns:xs="http://www.w3.org/2001/XMLSchema"', 'xsi:type="xs:string" xmlns:xs="http://www.w3.org/2001/XMLSchema"', `xmlns:i="${xsi}" ${dataTypes} i:type="dt:memoLanguageType"`, `xsi:type="dt:memo&#76;anguageType" ${dataTypes}`, 'xsi:nil="1"', 'xsi:nil=""', 'xsi:schemaLocation="a b"', 'xsi:noNamespaceSchemaLocation="a"', 'a=""', 'xml:lang="da"',
]

const declarations = [
  '', '<?xml version="1.1" encoding="UTF-8"?>', '<?xml version="2.0" encoding="UTF-8"?>', '<?xml version="1.0" encoding="utf-8" standalone="yes" ?>', '<?xml version="1.0" standalone="no"?>', '<?xml version="1.0" standalone="maybe"?>', '<?xml encoding="UTF-8"?>', "<?xml version='1.0' encoding='UTF8'?>", ' <?xml version="1.0"?>', '\n<!-- x -->',
  '<?xml version="1.0" encoding="ISO-8859-1"?>', '<?xml version="1.0"encoding="UTF-8"?>', '<?xml version="1.0" encoding="UTF-8" x="y"?>', '<?xml version="1.0" standalone="yes" encoding="UTF-8"?>', '<?XML version="1.0"?>', '<?xml-stylesheet href="a"?>', '<?xml version="1.0" encoding=""?>', '<?xml version=""?>', '<?xml version="1.x"?>', '<?xml?>', '<?xml version="1.0"?>x', '<?xml version="1.0"?>\u00A0', '<?xml version="1.0"?>&#32;', '<?xml version="1.0"?><![CDATA[]]>', '<?xml version="1.0"?><!-- a -- b -->', '<?xml version="1.0"?><?xml version="1.0"?>', '<?xml version="1.0"?><!DOCTYPE Message>', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>', '<?xml version = "1.0"?>', '\uFEFF<?xml version="1.0"?>', '\uFEFF', '\uFEFF\uFEFF',
]

const endings = ['x', '\u00A0', '&#32;', '<a/>', '<!-- a --><?b?>\n', '<![CDATA[]]>', '</memo:Message>', '<!DOCTYPE a>', '<?xml version="1.0"?>', '<', '<!--', '<?a']

/** The version as a number may be written in many ways. */
const versionNumbers = (version: MemoVersion): string[] => [
  ...[`${version}0`, ` ${version} `, `+${version}`, `0${version}`, `&#49;${version.slice(1)}`, `${version}&#10;`, `\n${version}`, `${version}e0`, version.replace('.', ','), '', '.', '+', `${version} 0`, `${version}.0`, `0000000000000000000000000000${version}`, `${version}0000000000000000000000000000`, 'x'].map((number) => `memoVersion="${number}"`),
  '', `memoVersion='${version}'`, `memoVersion = "${version}"`, `memo:memoVersion="${version}"`, `memoversion="${version}"`, `memoVersion="${version}" memoVersion="${version}"`,
]
const schemaVersions = ['', 'memoSchVersion=""', `memoSchVersion="${'x'.repeat(256)}"`, `memoSchVersion="${'x'.repeat(257)}"`, 'memoSchVersion="1.1.0" memoSchVersion="1.1.0"', 'memo:memoSchVersion="1.1.0"', 'memoSchVersion="\n\t"', 'memoSchVersion="&lt;"']

/** What concerns the document as a whole: its declaration, its root, its attributes, what stands around it. */
export function documentMutations(): Mutation[] {
  return [
    ...onBoth(small, rootAttributes.map((attributes) => [' memoVersion=', ` ${attributes} memoVersion=`] as const)),
    ...onBoth(small, valueAttributes.map((attributes) => ['<memo:language>', `<memo:language ${attributes}>`] as const)),
    ...onBoth(small, ['xsi:type="memo:Sender"', 'xsi:schemaLocation="a b"', 'xmlns:memo="urn:x"', 'xmlns:memo="https://DigitalPost.dk/MeMo-1"', 'xmlns="urn:x"', 'xmlns:memo=""'].map((attributes) => ['<memo:Sender>', `<memo:Sender ${attributes}>`] as const)),
    ...onBoth(small, declarations.map((start) => [declaration, start] as const)),
    ...onBoth(small, endings.map((end) => ['</memo:Message>', `</memo:Message>${end}`] as const)),
    ...versions.flatMap((version) => versionNumbers(version).map((written) => ({ version, name: written, message: Buffer.from(small[version].replace(`memoVersion="${version}"`, written)) }))),
    ...schemaVersions.map((written) => ({ version: '1.1' as const, name: written, message: Buffer.from(small['1.1'].replace('memoSchVersion="1.1.0"', written)) })),
    { version: '1.2', name: 'memoSchVersion in 1.2', message: Buffer.from(small['1.2'].replace('memoVersion', 'memoSchVersion="1.2.0" memoVersion')) },
  ]
}
