// Takes accidents of writing out of a date before its forms are tried. It knows nothing of months and zones.

/** One spelling for what is written in several ways and means the same. */
export const plainSpelling = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/([+-]\d{2}:?\d{2})Z$/, '$1')
    // A minus of typography; an en dash may as well stand before the end of a span.
    .replace(/\u2212(?=\d{1,2}:?\d{2}$)/, '-')
    .replace(/(?<=:\d{2}:\d{2} ?)\u2013(?=\d{2}:?\d{2}$)/, '-')
    // Go writes the zone twice, and its monotonic clock; Java its name in brackets.
    .replace(/([+-]\d{4}) (?:[A-Z]{2,5}|[+-]\d{2,4})(?: m=[+-][\d.]+)?$/, '$1')
    .replace(/(?<=Z|[+-]\d{2}:\d{2})\[[\w/+:-]+\]$/, '')
    .replace(/^(\d{8})(\d{6})$/, '$1T$2')
    .replace(
      /^(\d{4})-(\d{1,2})-(\d{1,2})[Tt ](?=\d)/,
      (_whole, year: string, month: string, day: string) =>
        `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} `,
    )
    // Logs of web servers.
    .replace(/^(\d{1,2}\/\p{L}+\/\d{4}):/u, '$1 ')
    .replace(/(\d{1,2})\.(\d{2}) Uhr$/, '$1:$2')
    .replace(/(?<=:\d{2}) Uhr$/, '')
    .replace(/(?<=\d),? um (?=\d)/, ' ');
