# One file for the images of all four services, from source:
#   docker build --build-arg SERVICE=promises-service -t samverkan/promises-service .
# or from what ./run or ./verify has built, in seconds:
#   docker build --build-arg SERVICE=promises-service --build-arg APPLICATION=built -t samverkan/promises-service .
ARG APPLICATION=compiled

FROM maven:3.9.11-eclipse-temurin-25 AS compiled
ARG SERVICE
WORKDIR /source
COPY . .
RUN mvn -B -DskipTests -Dspotless.check.skip -pl "${SERVICE}" -am package && mv "${SERVICE}/target/quarkus-app" /samverkan

FROM scratch AS built
ARG SERVICE
COPY ${SERVICE}/target/quarkus-app /samverkan

FROM ${APPLICATION} AS application

# A runtime with the modules that the services use, and a CDS archive of their classes: a start reads no class files.
FROM eclipse-temurin:25-jdk AS runtime
COPY containers/jre.sh containers/class-archive.sh containers/jvm.options /build/
RUN sh /build/jre.sh /jre
COPY --from=application /samverkan /samverkan
RUN cp /build/jvm.options /samverkan/ && sh /build/class-archive.sh /jre /samverkan && install -d -m 700 /empty

# Neither a shell nor a package manager.
FROM gcr.io/distroless/base-nossl-debian12:nonroot
COPY --from=runtime /jre /jre
COPY --from=runtime /samverkan /samverkan
# For the gateway's snapshots, where samverkan.snapshot.directory names it; a new volume takes over its owner.
COPY --from=runtime --chown=10001:10001 /empty /var/lib/samverkan
WORKDIR /samverkan

# Numeric, so that an orchestrator can verify that it is not root.
USER 10001:10001

# Every service listens on the same ports of its own container, on all interfaces.
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_HTTP_PORT=8080 \
    QUARKUS_MANAGEMENT_HOST=0.0.0.0 \
    QUARKUS_MANAGEMENT_PORT=9000
EXPOSE 8080 9000

# The start period holds on a machine whose processors thirty processes wait for.
HEALTHCHECK --interval=10s --timeout=5s --start-period=180s --retries=6 \
    CMD ["/jre/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "quarkus-run.jar", "se.samverkan.platform.http.ReadinessProbe"]

ENTRYPOINT ["/jre/bin/java", "@jvm.options", "-XX:SharedArchiveFile=samverkan.jsa", "-jar", "quarkus-run.jar"]
