# One file for all four services; ./run or ./verify has built them before:
#   docker build --build-arg SERVICE=promises-service -t samverkan/promises-service .
FROM eclipse-temurin:25-jre

ARG SERVICE
WORKDIR /samverkan
COPY ${SERVICE}/target/quarkus-app/ ./

# A number, so that an orchestrator can see that it is not root.
USER 10001:10001

# Inside a container the service is alone: every one listens on the same port, for all who can reach it.
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_HTTP_PORT=8080
EXPOSE 8080

# By bash alone: the image need not have curl.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]

ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=5000", "-XX:+ExitOnOutOfMemoryError", "-Dvertx.disableURIValidation=true", "--sun-misc-unsafe-memory-access=allow", "-jar", "quarkus-run.jar"]
