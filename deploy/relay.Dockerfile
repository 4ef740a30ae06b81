# The relay, from a checkout in which `./candor build` has run:
#   docker build -f deploy/relay.Dockerfile -t candor-relay .
FROM eclipse-temurin:21-jre
# curl asks for its health. /media belongs to the same user here and in kurento.Dockerfile: whichever
# container first sees the shared volume empty gives it the owner that its image says.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends curl \
  && rm -rf /var/lib/apt/lists/* \
  && groupadd --system --gid 1500 candor \
  && useradd --system --uid 1500 --gid 1500 --home-dir /data candor \
  && install --directory --owner=1500 --group=1500 --mode=0700 /data /media
COPY relay-server/target/lib /opt/candor/lib
COPY relay-server/target/relay-server-*.jar /opt/candor/
RUN rm -f /opt/candor/*-tests.jar && mv /opt/candor/relay-server-*.jar /opt/candor/relay-server.jar
VOLUME /data
# On the host's network only a capability opens port 443 to somebody who is not root; Docker gives
# such a user none, so root is given up here, and all else with it.
ENTRYPOINT ["setpriv", "--reuid=1500", "--regid=1500", "--clear-groups", "--no-new-privs", \
  "--inh-caps=-all,+net_bind_service", "--ambient-caps=-all,+net_bind_service", \
  "--bounding-set=-all,+net_bind_service", \
  "java", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/candor/relay-server.jar"]
