<?php
// language.php [FOLDER]: says what of the plugin's texts is not used, not there, or not the same in all languages.

namespace candor_e2e;

require(__DIR__ . '/php_source.php');
require(__DIR__ . '/language_pack.php');
define('MOODLE_INTERNAL', true);
require(__DIR__ . '/plugin_files.php');

$pack = new language_pack($argv[1] ?? realpath(plugin_files::PLACE), 'quizaccess_candor');
foreach ($pack->faults() as $fault) {
    echo $fault . "\n";
}
echo $pack->summary() . "\n";
exit($pack->faults() ? 1 : 0);
