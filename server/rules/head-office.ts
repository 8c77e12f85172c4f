/** The device that stands in the stamps of what head office itself changes. */
export const headOffice = 'head-office';
