// Names of months in the languages feeds are written in, long and short, without accents where readers drop them too.

/** Of January to December, set apart by spaces. */
const names: readonly string[] = [
  `january jan januar jänner janner janvier janv enero ene gennaio gen janeiro januari január januára janeiro styczeń stycznia
    января январь янв січня січ ιαν ιανουαρίου leden ledna tammikuu tammikuuta ocak ianuarie ian januara siječnja oca sty gener`,
  `february feb februar février fevrier févr fevr fév febrero febbraio fevereiro fev februari február februára luty lutego февраля
    февраль фев лютого лют φεβ φεβρουαρίου únor února helmikuu helmikuuta şubat februarie veljače şub lut febrer`,
  `march mar märz maerz marz mär mrz mars marzo março marco maart mrt március marca marec marzec марта март мар березня бер μάρ μαρ
    μαρτίου březen března maaliskuu maaliskuuta mart martie ožujka marts maret març`,
  `april apr avril avr abril abr aprile április apríl apríla kwiecień kwietnia апреля апрель апр квітня квіт απρ απριλίου duben
    dubna huhtikuu huhtikuuta nisan aprilie travnja nis kwi`,
  `may mai mayo maggio mag maio mei május mája máj maj maja мая май травня трав μάι μαι μαϊ μαΐου μαίου květen května toukokuu
    toukokuuta mayıs svibnja maig μάϊ`,
  `june jun juni juin junio giugno giu junho június jún júna czerwiec czerwca июня июнь июн червня черв ιούν ιουν ιουνίου červen
    června kesäkuu kesäkuuta haziran iunie iun juna lipnja haz cze juny`,
  `july jul juli juillet juil julio luglio lug julho július júl júla lipiec lipca июля июль июл липня лип ιούλ ιουλ ιουλίου
    červenec července heinäkuu heinäkuuta temmuz iulie iul jula srpnja tem juliol`,
  `august aug août aout agosto ago augustus augusztus augusta sierpień sierpnia августа август авг серпня серп αύγ αυγ αυγούστου
    srpen srpna elokuu elokuuta ağustos avgust kolovoza agustus agu agt augusti ağu sie agost`,
  `september sep sept septembre septiembre setiembre settembre set setembro szeptember szept septembra wrzesień września сентября
    сентябрь сен сент вересня вер σεπ σεπτεμβρίου září syyskuu syyskuuta eylül septembrie rujna wrz eyl`,
  `october oct oktober okt octobre octubre ottobre ott outubro out október októbra październik października октября октябрь окт
    жовтня жовт οκτ οκτωβρίου říjen října lokakuu lokakuuta ekim octombrie listopada eki paź paz`,
  `november nov novembre noviembre novembro novembra listopad ноября ноябрь ноя нояб листопада лист νοέ νοε νοεμβρίου listopadu
    marraskuu marraskuuta kasım noiembrie studenoga kas`,
  `december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro decembra grudzień grudnia декабря декабрь дек
    грудня груд δεκ δεκεμβρίου prosinec prosince joulukuu joulukuuta aralık decembrie prosinca desember des desembre gru ara`,
];

const byName: ReadonlyMap<string, number> = new Map(
  names.flatMap((list, index) => list.split(/\s+/).map((name) => [name, index + 1] as const)),
);

/** Tuesday in French, Italian, Spanish and Romanian, where it begins a date that names a month too. */
const weekdays = new Set(['mar']);

export interface FoundMonth {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** The first word that names a month. */
export function findMonth(text: string): FoundMonth | undefined {
  let weekday: FoundMonth | undefined;
  for (const match of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    // "T" of an ISO time may stick to nothing.
    const word = match[0].normalize('NFC').toLowerCase();
    const number = byName.get(word);
    if (number === undefined) continue;
    const found = { number, start: match.index, end: match.index + match[0].length };
    if (match.index > 0 || !weekdays.has(word)) return found;
    if (!text.slice(match[0].length).trimStart().startsWith(',')) weekday = found;
  }
  return weekday;
}
