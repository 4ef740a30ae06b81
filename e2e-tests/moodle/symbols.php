<?php
// symbols.php TREE...: says what the plugin uses of Moodle that one of these source trees does not declare.

namespace candor_e2e;

require(__DIR__ . '/php_source.php');
require(__DIR__ . '/moodle_tree.php');
require(__DIR__ . '/plugin_uses.php');
require(__DIR__ . '/plugin_files.php');

$trees = array_slice($argv, 1);
if (!$trees) {
    fwrite(STDERR, "usage: php symbols.php TREE..., each the source of a Moodle\n");
    exit(2);
}
$plugin = realpath(plugin_files::PLACE);
$files = [];
foreach (plugin_files::below($plugin) as $file) {
    $name = substr($file, strlen($plugin) + 1);
    if (strpos($name, 'tests/') !== 0) {
        $files[$name] = file_get_contents($file);
    }
}
$uses = new plugin_uses($files);
$lacking = 0;
foreach ($trees as $root) {
    $missing = $uses->missing(new moodle_tree($root));
    echo $root . ': ' . count($uses->uses) . ' names used, ' . count($missing) . " not there\n";
    foreach ($missing as $line) {
        echo "  $line\n";
    }
    $lacking += count($missing);
}
exit($lacking === 0 ? 0 : 1);
