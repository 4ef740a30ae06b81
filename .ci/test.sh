# Sourced by ../candor: installs what tests need, runs them all, and counts honestly.

install_for_tests() {
  local missing=()
  command -v chromium >/dev/null 2>&1 || missing+=(chromium)
  command -v chromedriver >/dev/null 2>&1 || missing+=(chromium-driver)
  command -v ffmpeg >/dev/null 2>&1 || missing+=(ffmpeg)
  command -v Xvfb >/dev/null 2>&1 || missing+=(xvfb)
  command -v janus >/dev/null 2>&1 || missing+=(janus)
  command -v xdotool >/dev/null 2>&1 || missing+=(xdotool)
  command -v turnserver >/dev/null 2>&1 || missing+=(coturn)
  command -v pebble >/dev/null 2>&1 || missing+=(pebble)
  command -v php >/dev/null 2>&1 || missing+=(php-cli)
  command -v phpunit >/dev/null 2>&1 || missing+=(phpunit)
  local extension
  for extension in curl mbstring xml; do
    php -m 2>/dev/null | grep -qx "$extension" || missing+=("php-$extension")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || stop "Tests need ${missing[*]}; install with: apt-get install ${missing[*]}"
    root=(sudo)
  fi
  command -v apt-get >/dev/null 2>&1 || stop "Tests need ${missing[*]}; install them with your system's package manager."
  step "tests: apt-get install ${missing[*]}" \
    "${root[@]}" sh -c "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${missing[*]}"
}

count_reports() { # sums the reports of the runs; $@: folders of reports
  find "$@" -name 'TEST-*.xml' -print0 2>/dev/null | xargs -0 -r cat |
    sed -n 's/.*<testsuite \(.*\)/\1/p' |
    awk '{
      for (i = 1; i <= NF; i++) {
        if (match($i, /^(tests|failures|errors|skipped)="[0-9]+"/)) {
          split($i, pair, "\""); sub("=", "", pair[1]); sum[pair[1]] += pair[2]
        }
      }
    } END {
      bad = sum["failures"] + sum["errors"]
      printf "%d %d %d\n", sum["tests"] - bad - sum["skipped"], bad, sum["skipped"]
    }'
}

npm_check() { # one package; its own counts are added to ours
  local report
  report=$(mktemp)
  say "$1: types, lint and tests"
  if (cd "$top/$1" && npm run --silent check -- --testTimeout=60000 --reporter=default --reporter=json "--outputFile.json=$report"); then :; else failures=1; fi
  local counts
  counts=$(node -e '
    let r = {};
    try { r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")); } catch { }
    console.log(r.numPassedTests ?? 0, r.numFailedTests ?? 0, (r.numPendingTests ?? 0) + (r.numTodoTests ?? 0));
  ' "$report")
  add_counts "$counts"
  rm -f "$report"
}

# The checks of the pages run beside the server's build and tests, which often wait. What they say is
# kept and said in one piece; what has not counted itself has failed.
begin_npm_checks() {
  npm_said=$(mktemp) npm_counted=$(mktemp)
  set -m # a process group of its own, so that it ends with us
  (
    for package in "${npm_packages[@]}"; do npm_check "$package"; done
    echo "$passed $failed $skipped $failures" >"$npm_counted"
  ) >"$npm_said" 2>&1 </dev/null &
  npm_checks=$!
  set +m
  trap 'kill -- "-$npm_checks" 2>/dev/null || true' EXIT
}

end_npm_checks() {
  wait "$npm_checks" || true
  trap - EXIT
  cat "$npm_said"
  local p f s bad
  read -r p f s bad <"$npm_counted" || bad=1
  add_counts "${p:-0} ${f:-0} ${s:-0}"
  [ "$bad" -eq 0 ] || failures=1
  rm -f "$npm_said" "$npm_counted"
}

add_counts() {
  local p f s
  read -r p f s <<<"$1"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

java_tests() { # a maven run; its reports are counted and put away, so that none is counted twice
  rm -rf "$top"/*/target/surefire-reports
  if (cd "$top" && JAVA_HOME=$jdk mvn -B -ntp -fae "$@"); then :; else failures=1; fi
  add_counts "$(count_reports "$top"/*/target/surefire-reports)"
}

build_for_journeys() { # the extension whose manifest grants loopback up front
  step "extension/browser: build for the journeys" sh -c "cd '$top/extension/browser' && npm run build:e2e"
}

run_tests() {
  passed=0 failed=0 skipped=0 failures=0
  install_for_tests
  build begin_npm_checks
  say "server: all that needs no browser"
  # Two classes at once, since many wait. One class of journeys: its browsers fill two cores.
  java_tests verify -Dtest.forks=2 -Dsurefire.runOrder=alphabetical
  say "pages and extension: what they said meanwhile"
  end_npm_checks
  build_for_journeys
  say "journeys: in a real browser"
  java_tests verify -Dincluded.groups=browser -Dexcluded.groups=long,soak -Dspotless.check.skip=true
  if [ "$failures" -ne 0 ] && [ "$failed" -eq 0 ]; then
    say "a step failed that is no test; see above"
  fi
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failures" -eq 0 ] && [ "$failed" -eq 0 ]
}
