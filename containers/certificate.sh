#!/bin/sh
# Makes a certificate for 127.0.0.1 and localhost that no CA has signed, for trying out the profile tls: sh containers/certificate.sh
set -eu
cd "$(dirname "$0")/.."
umask 077
mkdir -p .certificate
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj /CN=localhost \
    -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1' \
    -keyout .certificate/key.pem -out .certificate/fullchain.pem
# nginx in its container has another user.
chmod 755 .certificate
chmod 644 .certificate/*.pem
echo "Wrote .certificate/fullchain.pem and .certificate/key.pem, valid for 90 days"
