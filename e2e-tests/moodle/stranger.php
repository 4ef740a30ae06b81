<?php
// A server that is no relay: answers every request with the bytes in its first argument, or never where there is none.
// Prints its port. Ends with whoever started it.

$server = stream_socket_server('tcp://127.0.0.1:0');
echo explode(':', stream_socket_get_name($server, false))[1], "\n";
$held = [];
while ($connection = stream_socket_accept($server, -1)) {
    $held[] = $connection;
    if (isset($argv[1])) {
        fread($connection, 65536);
        fwrite($connection, $argv[1]);
        stream_socket_shutdown($connection, STREAM_SHUT_RDWR);
    }
}
