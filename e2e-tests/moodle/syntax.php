<?php
// syntax.php [FILE|FOLDER ...]: says where PHP files use what PHP 7.4 does not know; the plugin's where nothing is named.

namespace candor_e2e;

require(__DIR__ . '/newer_syntax.php');
require(__DIR__ . '/plugin_files.php');

$places = array_slice($argv, 1) ?: [realpath(plugin_files::PLACE)];
$files = array_merge(...array_map([plugin_files::class, 'below'], $places));
$faults = 0;
foreach ($files as $file) {
    foreach (newer_syntax::in(file_get_contents($file)) as $fault) {
        echo "$file: $fault\n";
        $faults++;
    }
}
echo count($files) . " files, $faults uses of what PHP 7.4 does not know\n";
exit($faults === 0 ? 0 : 1);
