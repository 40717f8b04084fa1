#!/bin/sh
# Starts a service once, without database, Kafka and issuer, and archives the classes that it has loaded:
#   sh class-archive.sh JRE DIRECTORY-OF-THE-SERVICE
# The service must stay in that directory: its archive names the JARs by their paths and times.
set -eu
jre=$1
cd "$2"

# Ports that no other process of an image build uses; an issuer that does not exist is asked for its keys only by a token.
export QUARKUS_HTTP_PORT=${QUARKUS_HTTP_PORT:-8080} QUARKUS_MANAGEMENT_PORT=${QUARKUS_MANAGEMENT_PORT:-9000}
export QUARKUS_DATASOURCE_PASSWORD=none QUARKUS_FLYWAY_MIGRATE_AT_START=false
export QUARKUS_HIBERNATE_ORM_DATABASE_VERSION_CHECK_ENABLED=false
export QUARKUS_OIDC_AUTH_SERVER_URL=http://127.0.0.1:1/realms/none QUARKUS_OIDC_CONNECTION_DELAY=0s

"$jre/bin/java" @jvm.options -XX:ArchiveClassesAtExit=samverkan.jsa -Xlog:cds=error,cds+dynamic=error \
    -jar quarkus-run.jar > class-archive.log 2>&1 &
service=$!
waited=0
until grep -q ' started in ' class-archive.log; do
    if ! kill -0 "$service" 2> /dev/null || [ "$waited" -ge 180 ]; then
        cat class-archive.log >&2
        echo "class-archive.sh: the service did not start" >&2
        kill "$service" 2> /dev/null || true
        exit 1
    fi
    sleep 1
    waited=$((waited + 1))
done
kill "$service"
wait "$service" || true
test -s samverkan.jsa
rm class-archive.log
