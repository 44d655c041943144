const headBytes = 1_024
const tailBytes = 2_048

/** Whether bytes are a PDF by what stands in them, whatever the file is called: its header (within the first KiB, as readers allow) and its end. */
export function isPdf(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array): string => Buffer.from(part).toString('latin1')
  const tail = text(bytes.subarray(-tailBytes))
  return /%PDF-[12]\.\d/.test(text(bytes.subarray(0, headBytes))) && tail.includes('startxref') && tail.includes('%%EOF')
}
