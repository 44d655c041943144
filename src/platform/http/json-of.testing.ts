/** The JSON body of an answer, as the test expects it to be; its assertions check it. */
export const jsonOf = async <Expected>(response: Response | Promise<Response>): Promise<Expected> => (await (await response).json()) as Expected // the test states the shape
