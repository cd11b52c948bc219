#!/bin/sh
# Makes this machine ready to ask DacFx: ICU (its table of collations needs real cultures) and the compiled driver.
# Ends well without doing anything when there is no .NET SDK; the ordinary tests need none of this.
set -eu
cd "$(dirname "$0")/dacfx"
if ! command -v dotnet >/dev/null 2>&1; then
  echo 'no .NET SDK: DacFx is not asked'
  exit 0
fi
if command -v ldconfig >/dev/null 2>&1 && ! ldconfig -p | grep -q libicuuc; then
  if command -v apt-get >/dev/null 2>&1; then
    apt-get install -y --no-install-recommends libicu72 || apt-get install -y --no-install-recommends libicu-dev
  else
    echo 'libicu is missing: install it with the package manager of this machine' >&2
    exit 1
  fi
fi
DOTNET_NOLOGO=1 dotnet build -c Release -v quiet
