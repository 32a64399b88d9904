import type { NextConfig } from "next";

const config: NextConfig = {
  // The repository around this example has a lockfile of its own; the app ends here.
  turbopack: { root: import.meta.dirname },
};

export default config;
