/** eslint-plugin-unicorn 80 is written for Node.js 22: this gives Node.js 20 what it lacks. */
import "core-js/actual/iterator/index.js";
import "core-js/actual/set/index.js";
