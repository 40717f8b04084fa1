# One file for all four services; ./run or ./verify has built them before:
#   docker build --build-arg SERVICE=promises-service -t samverkan/promises-service .
FROM eclipse-temurin:25-jre

ARG SERVICE
WORKDIR /samverkan
COPY ${SERVICE}/target/quarkus-app/ ./

# For the gateway's snapshots, where samverkan.snapshot.directory names it; a new volume takes over its owner.
RUN install -d -o 10001 -g 10001 -m 700 /var/lib/samverkan

# Numeric, so that an orchestrator can verify that it is not root.
USER 10001:10001

# Every service listens on the same port of its own container, on all interfaces.
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_HTTP_PORT=8080 \
    QUARKUS_MANAGEMENT_HOST=0.0.0.0 \
    QUARKUS_MANAGEMENT_PORT=9000
EXPOSE 8080 9000

# In bash: the image has no curl.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9000 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]

ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=5000", "-XX:+ExitOnOutOfMemoryError", "-Dvertx.disableURIValidation=true", "--sun-misc-unsafe-memory-access=allow", "-jar", "quarkus-run.jar"]
