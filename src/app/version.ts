/** The version of this project, in every plan; a test holds it to package.json. */
export const version = '1.0.0';
