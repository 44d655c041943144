import type { GuideExample } from '../guide/guide-example.ts'

export interface ContainersCommands {
  readonly settings: string
  readonly pack: string
  readonly send: string
  readonly sendForm: string
  readonly state: string
  readonly faults: string
}

const nextLine = ' \\\n  '
const authorized = '-H "Authorization: $SENDER"'
const one = '"$BREVDUE/apis/brevdue/v1/containers/TRANSMISSION_ID'

const samples = ['mkdir -p letters', 'for number in 1 2 3; do curl -s "$SAMPLE" -o letters/$number.xml; done', "echo 'not a letter' > letters/4.xml"]

/** The commands of the page, in order: with an example they run as they stand, else the reader fills in his own values and letters. */
export function containersCommands(systemUrl: string, given: GuideExample | undefined): ContainersCommands {
  const { sender = 'Basic …', newSampleUrl } = given ?? {}
  const pack = ['tar -czf letters.tar.gz -C letters .']
  return {
    settings: [`BREVDUE='${systemUrl}'`, `SENDER='${sender}'`, ...(newSampleUrl === undefined ? [] : [`SAMPLE='${newSampleUrl}'`])].join('\n'),
    pack: [...(newSampleUrl === undefined ? [] : samples), ...pack].join('\n'),
    send: ['curl -s "$BREVDUE/apis/v1/memos/"', authorized, "-H 'Content-Type: application/gzip' --data-binary @letters.tar.gz"].join(nextLine),
    sendForm: ['curl -s "$BREVDUE/apis/v1/memos/"', authorized, "-F 'file=@letters.tar.gz;type=application/x-lzma'"].join(nextLine),
    state: [`curl -s ${one}"`, authorized].join(nextLine),
    faults: [`curl -s ${one}/faults?size=100"`, authorized].join(nextLine),
  }
}
