/** The front page of the rights portal; it leads on to the first of its parts that is open. */
export const rightsPath = '/rettigheder'

/** The parts of the rights portal. */
export const rightsPaths = {
  employees: `${rightsPath}/employees`,
  groups: `${rightsPath}/groups`,
  requests: `${rightsPath}/requests`,
  profile: `${rightsPath}/profile`,
  tokens: `${rightsPath}/tokens`,
} as const
