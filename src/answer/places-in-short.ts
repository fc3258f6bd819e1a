/** Parts of the country as people shorten them: "N Ireland", "NI", "the W Mids", "S Yorks". */

const POINTS: Readonly<Record<string, string>> = { N: "North", S: "South", E: "East", W: "West" };

const NORTHERN_IRELAND =
  /(?<![\p{L}\p{N}])N(?:\.|th\.?)?\s*Ireland(?!\p{L})|(?<![\p{L}\p{N}.])N\.?I(?![\p{L}\p{N}])\.?(?!\s+(?:contributions?|rates?|rise)\b)/gu;

/** A point of the compass only before what has one in its name: "E Thompson" is a person. */
const POINT =
  /(?<![\p{L}\p{N}.])(?<point>[NSEW])\.?\s+(?=(?:Wales|Scotland|England|Yorks(?:hire)?|London|Mid(?:land)?s|Anglia|Lancs|Lancashire|Lincolnshire|Lincs|Sussex|Devon|Somerset|Tyneside|Wirral)\b)/gu;

const MIDLANDS = /(?<=\b(?:East|West)\s)Mids\b/g;

/** Shires and towns by their postal short names, each with the full one. */
const SHORT: Readonly<Record<string, string>> = {
  beds: "Bedfordshire",
  berks: "Berkshire",
  bucks: "Buckinghamshire",
  cambs: "Cambridgeshire",
  derbys: "Derbyshire",
  glos: "Gloucestershire",
  herts: "Hertfordshire",
  lancs: "Lancashire",
  leics: "Leicestershire",
  lincs: "Lincolnshire",
  northants: "Northamptonshire",
  notts: "Nottinghamshire",
  oxon: "Oxfordshire",
  staffs: "Staffordshire",
  warks: "Warwickshire",
  wilts: "Wiltshire",
  worcs: "Worcestershire",
  yorks: "Yorkshire",
};
const COUNTY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${Object.keys(SHORT).map(capital).join("|")})(?![\\p{L}\\p{N}])`,
  "gu",
);

/** A text with the short names of countries, regions and shires written out; a report may have either. */
export function withPlacesInFull(text: string): string {
  return text
    .replace(NORTHERN_IRELAND, "Northern Ireland")
    .replace(POINT, (...found) => `${POINTS[String(found[1])] ?? ""} `)
    .replace(MIDLANDS, "Midlands")
    .replace(COUNTY, (short) => SHORT[short.toLowerCase()] ?? short);
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** For the table of synonyms: a shire a line, by either name. */
export const SHIRES = Object.entries(SHORT)
  .map(([short, full]) => `${short} ${full.toLowerCase()}`)
  .join("\n");
