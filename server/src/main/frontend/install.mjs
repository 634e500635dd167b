// Installs what package-lock.json names, and does nothing when that is already there: a build offline or in a hurry need
// not ask npm.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));

function versionsIn(path) {
  const { packages } = JSON.parse(readFileSync(path, "utf8"));
  return JSON.stringify(
    Object.entries(packages)
      .filter(([name]) => name !== "")
      .map(([name, { version, integrity }]) => [name, version, integrity])
      .sort(),
  );
}

const wanted = join(folder, "package-lock.json");
const installed = join(folder, "node_modules", ".package-lock.json");
if (!existsSync(installed) || versionsIn(wanted) !== versionsIn(installed)) {
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
}
