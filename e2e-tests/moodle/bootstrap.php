<?php
/**
 * Lets those tests of the Moodle plugin that ask nothing of a Moodle run without one: what they use of Moodle is here.
 */

use PHPUnit\Framework\TestCase;

define('MOODLE_INTERNAL', true);
define('HOURSECS', 3600);
define('DAYSECS', 86400);

class_alias(TestCase::class, 'basic_testcase');

spl_autoload_register(function (string $class): void {
    $own = 'quizaccess_candor\\';
    if (strpos($class, $own) === 0) {
        $path = str_replace('\\', '/', substr($class, strlen($own)));
        $file = __DIR__ . '/../../extension/moodle/classes/' . $path . '.php';
        if (is_file($file)) {
            require($file);
        }
    }
});
