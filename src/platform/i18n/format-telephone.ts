/** `+45 33 92 52 00`: Danish numbers in pairs; what is not a Danish number stays as written. */
export function formatTelephone(telephone: string): string {
  const digits = /^(?:\+45|0045)?(\d{8})$/.exec(telephone.replaceAll(/[\s-]/g, ''))?.[1]
  if (digits === undefined) return telephone
  return `+45 ${digits.match(/\d\d/g)?.join(' ')}`
}

/** The address of a telephone link: `tel:+4533925200`. */
export const telephoneLink = (telephone: string): string => `tel:${formatTelephone(telephone).replaceAll(/[^\d+]/g, '')}`
