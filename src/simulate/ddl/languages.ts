/** LCIDs of full-text languages by name (sys.fulltext_languages). */
const languages: Readonly<Record<string, number>> = {
  neutral: 0,
  arabic: 1025,
  bulgarian: 1026,
  catalan: 1027,
  'traditional chinese': 1028,
  czech: 1029,
  danish: 1030,
  german: 1031,
  greek: 1032,
  english: 1033,
  french: 1036,
  hebrew: 1037,
  icelandic: 1039,
  italian: 1040,
  japanese: 1041,
  korean: 1042,
  dutch: 1043,
  norwegian: 1044,
  polish: 1045,
  brazilian: 1046,
  romanian: 1048,
  russian: 1049,
  swedish: 1053,
  turkish: 1055,
  ukrainian: 1058,
  'simplified chinese': 2052,
  'british english': 2057,
  portuguese: 2070,
  spanish: 3082,
};

/** The LCID that `LANGUAGE …` says: a number, 0x… or a name; US English when nothing is said. */
export function languageId(written: string | undefined): number {
  if (written === undefined) return 1033;
  const plain = written.replace(/^N?'|'$/g, '');
  const number = Number(plain);
  if (!Number.isNaN(number)) return number;
  return languages[plain.toLowerCase()] ?? 1033;
}
