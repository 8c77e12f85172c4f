/** How the title of the task begins that leads to a refusal; behind a colon follows what it was about. */
export const refusedTitle = 'Центральный офис не принял';
