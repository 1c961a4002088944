// Names of time zones that feeds write, as minutes east of Greenwich. A name with two meanings has the one RFC 822 and its readers give it.

const offsets: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  ist: 330,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  msd: 240,
  sast: 120,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  ct: -360,
  mst: -420,
  mdt: -360,
  mt: -420,
  pst: -480,
  pdt: -420,
  pt: -480,
  akst: -540,
  akdt: -480,
  hst: -600,
  ast: -240,
  adt: -180,
  nst: -210,
  ndt: -150,
  at: -240,
  brt: -180,
  art: -180,
  clt: -240,
  jst: 540,
  kst: 540,
  hkt: 480,
  sgt: 480,
  awst: 480,
  acst: 570,
  acdt: 630,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  wib: 420,
  ict: 420,
  pht: 480,
  pkt: 300,
  npt: 345,
};
const furthest = 14 * 60;

/** "+0200", "-05:00", "+2", a name, or a military letter; undefined for what is none. */
export function zoneOffsetMinutes(text: string): number | undefined {
  const digits = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text);
  if (digits) {
    const minutes = Number(digits[2]) * 60 + Number(digits[3] ?? 0);
    if (Number(digits[3] ?? 0) > 59 || minutes > furthest) return undefined;
    return digits[1] === '-' ? -minutes : minutes;
  }
  const name = text.toLowerCase();
  if (Object.hasOwn(offsets, name)) return offsets[name];
  // RFC 822's military letters were defined with the wrong sign; RFC 2822 has readers take them as unknown, that is UTC.
  return /^[a-ik-z]$/.test(name) ? 0 : undefined;
}
