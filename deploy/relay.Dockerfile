# The relay, from a checkout in which `./candor build` has run:
#   docker build -f deploy/relay.Dockerfile -t candor-relay .
FROM eclipse-temurin:21-jre
RUN useradd --system --uid 1500 --home-dir /data candor \
  && mkdir -p /data /media && chown candor /data /media
COPY relay-server/target/lib /opt/candor/lib
COPY relay-server/target/relay-server-*.jar /opt/candor/
RUN rm -f /opt/candor/*-tests.jar && mv /opt/candor/relay-server-*.jar /opt/candor/relay-server.jar
USER candor
VOLUME /data
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/candor/relay-server.jar"]
