/**
 * What a metric is told apart by: for each label its values, so that every series stands there from the start (a rate needs its first step,
 * an alarm a series that is not there would be silent), or 'open' where another registry bounds them (stages, routes). Never what belongs to
 * a person, an organisation, a letter or a system: each value is a series that every process keeps until it ends.
 */
export type LabelValues = Readonly<Record<string, readonly string[] | 'open'>>

export type LabelsOf<Values extends LabelValues> = { readonly [Name in keyof Values]: Values[Name] extends readonly (infer Value extends string)[] ? Value : string }

/** Every combination of the values; none while one of the labels is open. */
export function combinations(values: LabelValues): Record<string, string>[] {
  let rows: Record<string, string>[] = [{}]
  for (const [name, those] of Object.entries(values)) rows = those === 'open' ? [] : rows.flatMap((row) => those.map((value) => ({ ...row, [name]: value })))
  return rows
}
