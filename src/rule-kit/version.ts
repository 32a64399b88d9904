/** The version in `package.json`. A constant, so that the plugin loads without reading its own manifest. */
export const VERSION = "0.1.0";
