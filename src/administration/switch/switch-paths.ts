/** Where an employee chooses for which organisation to act. */
export const switchPath = '/admin/switch'
