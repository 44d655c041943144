/** The entries of a setting that is a list with commas. */
export const separate = (list: string): string[] => list.split(',').map((item) => item.trim()).filter((item) => item !== '')
