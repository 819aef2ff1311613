package city.statictraffic.democity;

/** Where it is written down what really is. */
interface Truth {
    void write(String json);
}
