/** Languages of full-text search by lower-case name (sys.fulltext_languages), with their LCIDs. */
const languages: ReadonlyMap<string, number> = new Map([
  ['neutral', 0],
  ['arabic', 1025],
  ['bulgarian', 1026],
  ['catalan', 1027],
  ['traditional chinese', 1028],
  ['czech', 1029],
  ['danish', 1030],
  ['german', 1031],
  ['greek', 1032],
  ['english', 1033],
  ['french', 1036],
  ['hebrew', 1037],
  ['icelandic', 1039],
  ['italian', 1040],
  ['japanese', 1041],
  ['korean', 1042],
  ['dutch', 1043],
  ['bokmål', 1044],
  ['norwegian', 1044],
  ['polish', 1045],
  ['brazilian', 1046],
  ['romanian', 1048],
  ['russian', 1049],
  ['croatian', 1050],
  ['slovak', 1051],
  ['swedish', 1053],
  ['thai', 1054],
  ['turkish', 1055],
  ['urdu', 1056],
  ['indonesian', 1057],
  ['ukrainian', 1058],
  ['slovenian', 1060],
  ['latvian', 1062],
  ['lithuanian', 1063],
  ['vietnamese', 1066],
  ['hindi', 1081],
  ['malay - malaysia', 1086],
  ['bengali (india)', 1093],
  ['punjabi', 1094],
  ['gujarati', 1095],
  ['tamil', 1097],
  ['telugu', 1098],
  ['kannada', 1099],
  ['malayalam', 1100],
  ['marathi', 1102],
  ['simplified chinese', 2052],
  ['british english', 2057],
  ['portuguese', 2070],
  ['serbian (latin)', 2074],
  ['chinese (hong kong sar, prc)', 3076],
  ['spanish', 3082],
  ['serbian (cyrillic)', 3098],
  ['chinese (singapore)', 4100],
  ['chinese (macao sar)', 5124],
]);

/** What a column without LANGUAGE gets: the server's setting "default full-text language", US English unless changed. */
export const defaultFullTextLanguage = 1033;

/** The LCID that LANGUAGE names: `1033`, `0x409`, `'English'`; undefined for a name that no server has. */
export function fullTextLanguage(written: string): number | undefined {
  const plain = written
    .trim()
    .replace(/^N?'(.*)'$/s, '$1')
    .trim();
  if (/^(\d+|0x[0-9a-f]+)$/i.test(plain)) return Number(plain);
  return languages.get(plain.toLowerCase());
}
